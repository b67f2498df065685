import { Run } from '../text/Run.tsx'

/** What no one has translated: a person may have written it in any script, the server wrote it in English. */
export function AsWritten({ text }: { text: string }) {
  const mayBeEnglish = /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(text)
  return mayBeEnglish ? <Run language="en">{text}</Run> : <bdi>{text}</bdi>
}
