/** Text that is HTML already. */
export interface Html {
  readonly html: string
}

export type Part = string | Html | readonly Html[]

/** Fills a template, escaping whatever is not HTML already. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  const filled = parts.map((part, index) => {
    const value = values[index]
    return part + (value === undefined ? '' : rendered(value))
  })
  return { html: filled.join('') }
}

export const nothing: Html = { html: '' }

/** The parts, where there is reason for them. */
export function when(reason: unknown, part: () => Html): Html {
  return reason ? part() : nothing
}

function rendered(value: Part): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
  return 'html' in value ? value.html : value.map(one => one.html).join('')
}
