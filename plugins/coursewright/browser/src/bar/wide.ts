/** From which width on the column at the right stands for the bar. */
export const WIDE = "(min-width: 76.25em)";
