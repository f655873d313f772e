/** Where the runs of equal scores begin, counted from 0; the last entry is the length of the ranking. */
export type TieGroups = Int32Array;
