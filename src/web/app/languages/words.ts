import type en from './en.json'

/** Every text on the screens, by section and key. */
export type Words = typeof en

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Words }
    returnNull: false
  }
}
