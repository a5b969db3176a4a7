/**
 * What the server needs of a structured logger (pino has it). Never log secrets or words that
 * people wrote.
 */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
