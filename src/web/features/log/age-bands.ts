/** The bands that an office has to begin with: src/core/age-band.ts. */
export const usualAgeBands = ['0-17', '18-24', '25-34', '35-49', '50-64', '65+'] as const
