import { type Html, html } from './html.ts'

/** Drawn on a grid of 24 by 24, in the colour of the text; never read out. */
function icon(paths: Html, size = '18'): Html {
  return html`<svg viewBox="0 0 24 24" width="${size}" height="${size}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths}</svg>`
}

export const icons = {
  globe: icon(
    html`<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c2.6 2.6 4 5.7 4 9s-1.4 6.4-4 9c-2.6-2.6-4-5.7-4-9s1.4-6.4 4-9z"/>`,
  ),
  sun: icon(
    html`<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>`,
  ),
  moon: icon(html`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>`),
  screen: icon(html`<rect x="3" y="4.5" width="18" height="12" rx="1.5"/><path d="M9 20.5h6M12 16.5v4"/>`),
  key: icon(
    html`<circle cx="15.5" cy="8.5" r="5"/><path d="M12 12l-8 8M7 17l2.5 2.5M4 20l1.5 1.5M15.5 8.5h.01"/>`,
  ),
  eye: icon(
    html`<path d="M2.5 12C4.6 8 8 6 12 6s7.4 2 9.5 6c-2.1 4-5.5 6-9.5 6s-7.4-2-9.5-6z"/><circle cx="12" cy="12" r="2.75"/>`,
    '20',
  ),
  eyeOff: icon(
    html`<path d="M2.5 12C4.6 8 8 6 12 6s7.4 2 9.5 6c-2.1 4-5.5 6-9.5 6s-7.4-2-9.5-6zM4 20L20 4"/>`,
    '20',
  ),
  person: icon(html`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6"/>`),
  check: icon(html`<path d="M5 12.5l4.5 4.5L19 7.5"/>`),
  warning: icon(html`<path d="M12 4L2.5 20h19L12 4zM12 10v4.5M12 17.300v.01"/>`),
  shield: icon(
    html`<path d="M12 3l8 3v5.5c0 4.7-3.2 8-8 9.5-4.8-1.5-8-4.8-8-9.5V6l8-3zM8.5 12l2.5 2.5 4.5-5"/>`,
  ),
  practice: icon(
    html`<path d="M9 3.5h6M10 3.5v6L4.5 19a1.5 1.5 0 0 0 1.3 2h12.400a1.5 1.5 0 0 0 1.3-2L14 9.5v-6M7.5 15h9"/>`,
    '16',
  ),
} as const

/**
 * The sign of Dateline: a place, a dash, and the news under it.
 * @param namespace where it is a file of its own.
 */
export function mark(size: string, namespace?: string): Html {
  const own = namespace ? html` xmlns="${namespace}"` : html` aria-hidden="true" focusable="false"`
  return html`<svg${own} viewBox="0 0 32 32" width="${size}" height="${size}"><rect width="32" height="32" rx="7" fill="#0b3d6e"/><g stroke-width="3.6" stroke-linecap="round"><path d="M8.5 10h6" stroke="#ffc24b"/><path d="M20 10h3.5M8.5 16h15M8.5 22h10" stroke="#fff"/></g></svg>`
}
