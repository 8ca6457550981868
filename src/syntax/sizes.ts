/** Sizes that generated code and the runtime have in common. */

/**
 * Elements of the array part of a table, at most: V8 ends the process when an array that grows by half would get more than
 * 2^27 elements.
 */
export const MAX_ARRAY = 89_000_000;

/** Elements from which a loop that stores one constant in all of them is done at once. */
export const LONG_FILL = 16_384;

/** What a site number holds besides that of its chunk: a line of generated code, or a count of sites. */
export const SITE_FACTOR = 1 << 20;

/** Arguments of a call as they stand in the source, at most: V8 takes 65,535, of which a few may be the runtime's. */
export const MAX_ARGUMENTS = 65_000;
