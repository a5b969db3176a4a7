/** Thrown when a simulated run shows something that must never happen. */
export class Violation extends Error {
  override readonly name = 'Violation';
}
