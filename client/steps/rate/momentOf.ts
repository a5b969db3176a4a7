/** A moment as a script has it, in UTC to the minute, of what stands in a field for dates by the clock of whoever typed it. */
export const momentOf = (local: string): string => `${new Date(local).toISOString().slice(0, 16)}Z`;
