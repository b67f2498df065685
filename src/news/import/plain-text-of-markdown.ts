/**
 * Markdown as the networks show it, in plain text: lines of one paragraph flow together, marks of headings, quotes,
 * emphasis and code go, a link becomes its words and its address. List marks stay, for they read well as they are.
 */
export function plainTextOfMarkdown(markdown: string): string {
  return markdown
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map(paragraph => withoutMarks(flow(paragraph)))
    .filter(paragraph => paragraph !== '')
    .join('\n\n')
}

/** Joins the lines of a paragraph, but for headings, list entries and hard breaks ("  " or "\" at the end). */
function flow(paragraph: string): string {
  let joined = ''
  let breaks = true
  for (const line of paragraph.split('\n')) {
    const words = line.replace(/^[ \t]*(>[ \t]?)*/, '').trimEnd()
    const own = /^[ \t]*([-*+]|\d{1,3}[.)])[ \t]/.test(words) || /^#{1,6}[ \t]/.test(words)
    joined += joined === '' ? words : `${breaks || own ? '\n' : ' '}${words.trimStart()}`
    breaks = /( {2}|\\)$/.test(line) || /^#{1,6}[ \t]/.test(words)
    if (joined.endsWith('\\')) joined = joined.slice(0, -1)
  }
  return joined
}

function withoutMarks(text: string): string {
  return text
    .replace(/^#{1,6}[ \t]+/gm, '')
    .replace(/^([-*_])([ \t]*\1){2,}[ \t]*$/gm, '')
    .replace(/!\[([^[\]\n]*)\]\([^()\s]*\)/g, '$1')
    .replace(/\[([^[\]\n]*)\]\(([^()\s]*)\)/g, (_whole, words: string, address: string) =>
      words === address || words === '' ? address : `${words} (${address})`,
    )
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]*)>/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_\n]*[^*_\s])\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_@/])_(?=[^\s_])([^_\n]*[^_\s])_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/`([^`\n]*)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1')
    .trim()
}
