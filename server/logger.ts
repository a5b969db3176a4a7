/** What we need of a structured logger (pino's shape). No secrets, no words that people wrote. */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
