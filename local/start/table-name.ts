// The name of the table of one machine.
export const TABLE = 'rangewatch';
