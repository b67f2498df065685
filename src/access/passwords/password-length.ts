/** Length rather than kinds of characters (NIST SP 800-63B, 3.1.1.2); counted in code points. */
export const passwordLength = { least: 12, most: 128 } as const
