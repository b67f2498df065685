import { z } from 'zod'
import { infographicLanguages } from '../core/languages/infographic-languages.ts'
import { isDay } from '../core/time/days.ts'

const words = (what: string) =>
  z
    .string({ error: `${what} is missing: give its text` })
    .trim()
    .min(1, `${what} is empty: give its text`)

const day = (what: string) =>
  z
    .string({ error: `${what} is missing: give a date as YYYY-MM-DD` })
    .refine(isDay, { error: issue => `${what} is "${String(issue.input)}": give a real date as YYYY-MM-DD` })

/**
 * `null`: no figures yet. It is said in words and never drawn as zero. `not-shown`: held back to protect people; small
 * counts that still come as numbers are held back before anything is drawn.
 */
const figure = z.union([
  z
    .number({ error: 'A figure is a number, or null where there is none yet' })
    .finite()
    .nonnegative('A figure is zero or more')
    .nullable(),
  z.literal('not-shown'),
])

const keyFigureSchema = z.strictObject({
  /** A known indicator (see words/), or any key together with a label. */
  indicator: words('The indicator of a key figure'),
  value: figure,
  unit: z.enum(['count', 'percent']).optional(),
  /** In the language of the infographic. */
  label: z.string().trim().min(1).optional(),
  note: z.string().trim().min(1).optional(),
  definition: z.string().trim().min(1).optional(),
  /** The same figure of the period before: gives the change where there is no note. */
  previous: figure.optional(),
  /** What a percentage of people is a share of: tells whether it speaks of a few, and is not printed. */
  denominator: z.number().nonnegative().optional(),
  /** The same of the period before. */
  previousDenominator: z.number().nonnegative().optional(),
})

const rowSchema = z.strictObject({
  /** A known channel, topic, month (`2026-09`) …, or any key together with a label. */
  key: words('The key of a chart row'),
  label: z.string().trim().min(1).optional(),
  value: figure,
})

const chartBase = {
  indicator: words('The indicator of a chart'),
  title: z.string().trim().min(1).optional(),
}

const rows = z
  .array(rowSchema)
  .max(12, 'A chart has at most 12 rows: put the smallest together as "other" before drawing')

const highlight = z.array(z.string()).optional()

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A point of a line is a month, as YYYY-MM')

const chartSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ranked-bars'),
    ...chartBase,
    dimension: words('The dimension of a chart'),
    rows,
    highlight,
  }),
  z.strictObject({
    kind: z.literal('columns'),
    ...chartBase,
    dimension: words('The dimension of a chart'),
    rows,
    highlight,
  }),
  z.strictObject({
    kind: z.literal('line'),
    ...chartBase,
    points: z.array(z.strictObject({ month, value: figure })).max(24, 'A line has at most 24 months'),
    /** Per month. */
    target: z.number().nonnegative().optional(),
    /** First month counted in a new way; the line is cut there. */
    breakAt: month.optional(),
  }),
  z.strictObject({
    kind: z.literal('sex-age'),
    ...chartBase,
    rows: z
      .array(
        z.strictObject({
          /** An age band such as `18-24`, `65+` or `unknown`. */
          age: words('The age band of a chart row'),
          women: figure,
          men: figure,
          unknown: figure.optional(),
        }),
      )
      .max(10, 'A chart by sex and age has at most 10 age bands'),
  }),
])

/** An emblem that was uploaded: re-encoded, so that its bytes are nothing but its pixels. */
const emblemPicture = z.strictObject({
  contentType: z.enum(['image/jpeg', 'image/png']),
  width: z.int().positive(),
  height: z.int().positive(),
  base64: z.base64(),
})

const creditSchema = z
  .strictObject({
    line: words('The credit line (credit.line)'),
    emblem: z.union([z.literal('eu'), emblemPicture]).optional(),
  })
  .refine(
    credit =>
      credit.emblem !== undefined ||
      !/European Union|یورپی یونین|الاتحاد الأوروبي|اتحادی[هۀ]ٔ? اروپا|اروپايي ټولن|ইউরোপীয় ইউনিয়ন/u.test(
        credit.line,
      ),
    {
      // https://international-partnerships.ec.europa.eu/knowledge-hub/communicating-and-raising-eu-visibility-guidance-external-actions_en
      error:
        'The credit line names the European Union without its emblem: the two go together, set credit.emblem to "eu"',
    },
  )

/** The shape alone; validate-content.ts says what else must hold. */
export const contentSchema = z.strictObject({
  language: z.enum(infographicLanguages, {
    error: issue => `The language is "${String(issue.input)}": it can be ${infographicLanguages.join(', ')}`,
  }),
  /** The office's display name in that language. */
  office: words('The office'),
  /** Both days are part of it. */
  period: z
    .strictObject(
      {
        from: day('The first day of the period (period.from)'),
        to: day('The last day of the period (period.to)'),
      },
      { error: 'The period is missing: give its first and last day as period.from and period.to' },
    )
    .refine(period => period.from <= period.to, 'The period ends before it begins'),
  /** What `previous` figures are of; by default as many months, or days, before the period. */
  previousPeriod: z
    .strictObject({ from: day('previousPeriod.from'), to: day('previousPeriod.to') })
    .optional(),
  /** The period is not over: the picture says so. */
  soFar: z.boolean().optional(),
  /** Months of the log were open when the figures were taken: the picture says so. */
  incomplete: z.boolean().optional(),
  indicators: z
    .array(keyFigureSchema, { error: 'The key figures (indicators) are missing: give one to four' })
    .min(1, 'There is no key figure: give one to four')
    .max(4, 'There are more than four key figures: give one to four'),
  charts: z
    .array(chartSchema, { error: 'The charts are missing: give one to four' })
    .min(1, 'There is no chart: give one to four')
    .max(4, 'There are more than four charts: give one to four'),
  source: words('The source'),
  extractedOn: day('The day of extraction (extractedOn)'),
  countingRule: words('The counting rule'),
  /** `none` records that the office decided there is no donor to name; leaving it out is a mistake. */
  credit: z.union([z.literal('none'), creditSchema, z.array(creditSchema).min(1).max(4)], {
    error: issue =>
      issue.input === undefined
        ? 'The funding block is missing: give credit.line and credit.emblem, or record credit as "none"'
        : 'The funding block is incomplete: credit takes a line and, for the European Union, the emblem "eu" with it; or "none"',
  }),
  handles: z.array(z.string().trim().min(1)).max(6, 'There are more than six handles'),
  sandbox: z.boolean({ error: 'Say whether the figures come from the sandbox: true or false' }),
  digits: z.enum(['latn', 'native']).optional(),
})

/** Everything an infographic says; words people wrote are already in its language. */
export type InfographicContent = z.infer<typeof contentSchema>
export type KeyFigure = z.infer<typeof keyFigureSchema>
export type ChartSpec = z.infer<typeof chartSchema>
export type ChartRow = z.infer<typeof rowSchema>
export type CreditLine = z.infer<typeof creditSchema>
export type Figure = number | null | 'not-shown'
