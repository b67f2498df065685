import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** Ten shades with the primary of the tokens at 6. */
const blue: MantineColorsTuple = [
  '#eef4fb',
  '#dbe8f6',
  '#b7d0ec',
  '#82b6f0',
  '#4d8fd4',
  '#2372c0',
  '#0b5cad',
  '#0a5199',
  '#0b3d6e',
  '#082e54',
]
const violet: MantineColorsTuple = [
  '#f2ebfa',
  '#e4d6f4',
  '#cdb2f0',
  '#b592e0',
  '#9669c8',
  '#7d50b3',
  '#6b3fa0',
  '#5c348b',
  '#4b2a72',
  '#2f2144',
]
const red: MantineColorsTuple = [
  '#fdecea',
  '#fad4d0',
  '#ffb0a8',
  '#f08379',
  '#db5248',
  '#c73a31',
  '#b3261e',
  '#981f18',
  '#741713',
  '#47191a',
]

/** Grounds, borders and texts of what Mantine draws in the dark: those of the tokens. */
const dark: MantineColorsTuple = [
  '#e8edf5',
  '#cdd6e3',
  '#a9b5c6',
  '#7b8aa3',
  '#3a4a68',
  '#2a3853',
  '#1d2d49',
  '#18243a',
  '#111a29',
  '#0c1320',
]

/** What Mantine draws with; the values are in tokens.css. */
export const theme = createTheme({
  colors: { dark, blue, violet, red },
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 3 },
  variantColorResolver: variantColors,
  fontFamily: 'var(--script-font)',
  fontFamilyMonospace: 'ui-monospace, monospace',
  fontSizes: {
    xs: 'calc(12px * var(--page-script-size))',
    sm: 'calc(14px * var(--page-script-size))',
    md: 'calc(14px * var(--page-script-size))',
    lg: 'calc(16px * var(--page-script-size))',
    xl: 'calc(20px * var(--page-script-size))',
  },
  lineHeights: {
    xs: 'var(--script-control-leading)',
    sm: 'var(--script-control-leading)',
    md: 'var(--script-leading)',
    lg: 'var(--script-leading)',
    xl: 'var(--script-title-leading)',
  },
  headings: { fontFamily: 'var(--script-font)', fontWeight: '600' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '16px', xl: '32px' },
  defaultRadius: 'sm',
  spacing: { xs: '8px', sm: '10px', md: '16px', lg: '24px', xl: '36px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Named, not imported: the entry holds no component that the first page does not draw.
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 36 } },
    Anchor: { defaultProps: { underline: 'hover', c: 'var(--strong)' } },
    Button: { defaultProps: { fw: 600, size: 'sm' } },
    Checkbox: { defaultProps: { radius: 4 } },
    InputWrapper: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: { centered: true, radius: 'md', overlayProps: { backgroundOpacity: 0.45 } },
    },
    Skeleton: { defaultProps: { radius: 4 } },
  },
})

/** Filled buttons: one blue for what a page is for, violet for a doubt, red for Stop and what cannot be undone. */
const fills: Partial<Record<string, { background: string; color: string }>> = {
  blue: { background: 'var(--strong)', color: 'var(--on-strong)' },
  violet: { background: 'var(--fill-doubt)', color: '#ffffff' },
  red: { background: 'var(--fill-failed)', color: '#ffffff' },
}

function variantColors(input: Parameters<VariantColorsResolver>[0]): ReturnType<VariantColorsResolver> {
  const usual = defaultVariantColorsResolver(input)
  const fill = input.variant === 'filled' ? fills[input.color ?? input.theme.primaryColor] : undefined
  if (!fill) return usual
  return { ...usual, ...fill, hover: `color-mix(in srgb, ${fill.background} 88%, var(--ink))` }
}

const onTokens = {
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-dimmed': 'var(--quiet)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-anchor': 'var(--strong)',
  '--mantine-color-default': 'var(--page)',
  '--mantine-color-default-hover': 'var(--tile)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-error': 'var(--tone-failed)',
  '--mantine-color-blue-filled': 'var(--strong)',
  '--mantine-color-blue-light': 'var(--tile)',
  '--mantine-color-blue-light-hover': 'var(--tint-scheduled)',
  '--mantine-color-blue-light-color': 'var(--strong)',
  '--mantine-color-blue-outline': 'var(--strong)',
  '--mantine-color-red-light': 'var(--tint-failed)',
  '--mantine-color-red-light-color': 'var(--tone-failed)',
  '--mantine-color-red-outline': 'var(--tone-failed)',
  '--mantine-color-violet-filled': 'var(--fill-doubt)',
  '--mantine-color-violet-light': 'var(--tint-doubt)',
  '--mantine-color-violet-light-color': 'var(--tone-doubt)',
  '--mantine-primary-color-filled': 'var(--strong)',
  '--mantine-primary-color-contrast': 'var(--on-strong)',
  '--mantine-primary-color-light': 'var(--tile)',
  '--mantine-primary-color-light-color': 'var(--strong)',
}

/** Mantine's own variables, on our tokens: in both themes, because it sets them for each. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: onTokens, dark: onTokens })
