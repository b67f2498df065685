/** The columns of a template, in order; `people` stands for those of women and men by age band. */
export const templateColumns = {
  activities: ['date', 'kind', 'place', 'partner', 'people', 'unknown', 'estimated_audience', 'materials'],
  enquiries: ['date', 'channel', 'topic', 'language', 'count'],
} as const

export type TemplateColumn = (typeof templateColumns)[keyof typeof templateColumns][number]

/** What a template says in one language. All but English wait for a native reader. */
export interface TemplateWords {
  /** The sheet that explains the columns. */
  sheet: string
  column: string
  meaning: string
  /** Each is a heading that the import knows. */
  headings: Record<Exclude<TemplateColumn, 'people'> | 'women' | 'men', string>
  explained: Record<TemplateColumn, string>
  privacy: string
}
