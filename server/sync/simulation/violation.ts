/** Something that must never be was seen in a simulated run. */
export class Violation extends Error {
  override readonly name = 'Violation';
}
