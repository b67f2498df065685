import { describe, expect, it } from 'vitest'
import { plainTextOfMarkdown } from '../../../src/news/import/readers/plain-text-of-markdown.ts'

describe('Markdown as plain text', () => {
  it.each([
    ['a link with a title', '[the form](https://e.example/f "Form")', 'the form (https://e.example/f)'],
    [
      'brackets in an address',
      '[the guide](https://e.example/g_(2026))',
      'the guide (https://e.example/g_(2026))',
    ],
    [
      'a reference',
      '[the guide][1], [2]\n\n[1]: https://e.example/1\n[2]: <https://e.example/2> "t"',
      'the guide (https://e.example/1), 2 (https://e.example/2)',
    ],
    [
      'an address alone',
      '<https://e.example/x> https://e.example/y',
      'https://e.example/x https://e.example/y',
    ],
    ['an address with marks of emphasis', 'https://e.example/*a*/__b__ *c*', 'https://e.example/*a*/__b__ c'],
    ['an address with a space', '[a](<https://e.example/b c>)', 'a (https://e.example/b%20c)'],
    ['what is struck out in HTML', '<del>a</del> b', '~~a~~ b'],
    ['a link in another script', '[یہاں](https://e.example/خبر)', 'یہاں (https://e.example/خبر)'],
    ['emphasis in a link', '[**the** guide](https://e.example)', 'the guide (https://e.example)'],
    ['a link without words', '[](https://e.example)', 'https://e.example'],
    ['brackets that are no link', '[x] and [y]', '[x] and [y]'],
    ['a picture', '![A map](map.png)', 'A map'],
    ['a comment', 'a\n\n<!-- ask the ministry\n\nfirst -->\n\nb', 'a\n\nb'],
    ['a comment in a line', 'a <!-- not yet --> b', 'a b'],
    ['a heading underlined', 'Title\n=====\ntext', 'Title\n\ntext'],
    ['headings with marks', '# One\n## Two ##\ntext', 'One\n\nTwo\n\ntext'],
    ['a table', '| a | b |\n|---|---|\n| c | d |', 'a | b\nc | d'],
    ['HTML', '<p>a <b>b</b></p>\n\nc<br>d <Name>', 'a b\n\nc\nd <Name>'],
    ['a script', 'a <script>alert(1)</script>b', 'a b'],
    ['references of HTML', 'Caf&eacute; don&#146;t &copy;', 'Café don’t ©'],
    ['lists', '- one\n- two\n\n1) a\n2) b', '- one\n- two\n\n1) a\n2) b'],
    ['a list with paragraphs', '1. one\n\n2. two', '1. one\n\n2. two'],
    ['a list inside a list', '* a\n  * b', '* a\n* b'],
    ['quotes', '> a\n> b', 'a b'],
    ['code', 'a `b < c`\n\n    d\n    e', 'a b < c\n\nd\ne'],
    ['signs that are no marks', 'a_b_c, 2 * 3 * 4, \\*d\\*', 'a_b_c, 2 * 3 * 4, *d*'],
    ['words struck out, which a reviewer must see', '~~old~~ new', '~~old~~ new'],
    ['hard breaks', 'a  \nb\\\nc', 'a\nb\nc'],
  ])('has %s', (_what, markdown, text) => {
    expect(plainTextOfMarkdown(markdown)).toBe(text)
  })
})
