import {
  fallbackInterfaceLanguage,
  type InterfaceLanguage,
} from '../../core/languages/interface-languages.ts'
import { type Said, sentenceIn } from './sentence.ts'

/** A message as a reader gets it. */
export interface MessageInLanguage {
  message: string
  /** Of the message: English where it is older than its sentences. */
  language: InterfaceLanguage
  /** The reason that a network or Dateline gave, in English, where the message does not hold it. */
  reason: string | null
}

/** What a notification says in a language; in English it is the message that was written. */
export function inLanguage(
  { message, says }: { message: string; says: Said | null },
  language: InterfaceLanguage,
): MessageInLanguage {
  if (language === fallbackInterfaceLanguage || says === null)
    return { message, language: fallbackInterfaceLanguage, reason: null }
  return { message: sentenceIn(language, says), language, reason: says.reason ?? null }
}

/** The same as plain text: the sentence, and the reason in a line of its own. */
export function textInLanguage(
  said: { message: string; says: Said | null },
  language: InterfaceLanguage,
): string {
  const { message, reason } = inLanguage(said, language)
  return reason === null ? message : `${message}\n${reason}`
}
