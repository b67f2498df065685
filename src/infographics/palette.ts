/** Every colour of the pictures. tests/infographics/contrast.test.ts holds each pair to WCAG 1.4.3 and 1.4.11. */
export const palette = {
  page: '#ffffff',
  band: '#0b3d6e',
  onBand: '#ffffff',
  ink: '#14213d',
  quiet: '#4a5568',
  tile: '#eef4fb',
  strong: '#0b5cad',
  muted: '#6d93bf',
  unknown: '#85909f',
  hairline: '#cbd5e0',
  target: '#5b6675',
  warning: '#ffc24a',
  onWarning: '#14213d',
  euBlue: '#003399',
  euGold: '#ffcc00',
} as const

export type Colour = (typeof palette)[keyof typeof palette]
