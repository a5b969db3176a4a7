/** Alphabet of join codes: upper-case letters and digits without 0 O 1 I L, which people misread. */
export const JOIN_CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const JOIN_CODE_LENGTH = 6;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const WALL_ID = /^[0-9a-z]{12}$/;
const JOIN_CODE = new RegExp(`^[${JOIN_CODE_ALPHABET}]{${JOIN_CODE_LENGTH}}$`);

/** Lower-case UUID in canonical form; the only form of note, cluster and person ids. */
export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && UUID.test(value);
export const isWallId = (value: unknown): value is string =>
  typeof value === 'string' && WALL_ID.test(value);
export const isJoinCode = (value: unknown): value is string =>
  typeof value === 'string' && JOIN_CODE.test(value);

/** `HUA42K` → `HUA 42K`: two groups of three are read out and typed without slips. */
export const printJoinCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** RFC 9562 version 4 UUID from 16 random bytes (`crypto.randomUUID` needs a secure context, phones on a LAN have none). */
export function uuidFromBytes(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    // Not padded: the phone's form runs on browsers that cannot.
    return (value + 0x100).toString(16).slice(1);
  }).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
