/**
 * The payload index under every number that a formula or a filter reads: it holds whole numbers too, where an integer
 * index would hide 1.5 from them.
 */
export const FLOAT_INDEX = "float";
