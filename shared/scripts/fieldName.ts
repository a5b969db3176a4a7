/** What a field of a note is called in a form that is posted, before its id. */
export const FIELD_NAME = 'field-';
