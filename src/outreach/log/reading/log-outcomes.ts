import { type Outcome, outcomes } from '../words-of-the-record.ts'
import { bySpelling, spelt } from './headings/spelt.ts'

/**
 * What became of an enquiry, as offices write it: in English, then in Urdu, Arabic, Dari, Pashto and Bengali as the app
 * says it. All but the English wait for a native reader.
 */
const outcomeWords = {
  answered: [
    'answered',
    'resolved',
    'closed',
    'done',
    'جواب دیا گیا',
    'أُجيب عنه',
    'پاسخ داده شد',
    'ځواب ورکړل شو',
    'উত্তর দেওয়া হয়েছে',
  ],
  referred: ['referred', 'آگے بھیجا گیا', 'أُحيل', 'ارجاع شد', 'راجع شو', 'রেফার করা হয়েছে'],
  pending: ['pending', 'open', 'in progress', 'زیرِ التوا', 'قيد المتابعة', 'در انتظار', 'پاتې', 'অপেক্ষমাণ'],
  unknown: [
    'unknown',
    'not recorded',
    'not noted',
    'درج نہیں',
    'غير مدوّنة',
    'ثبت نشده',
    'نه دی ثبت شوی',
    'লেখা হয়নি',
  ],
} as const satisfies Record<Outcome, readonly string[]>

const meant = bySpelling(outcomeWords)

/** The outcome that a cell means; undefined where it means none. */
export function outcomeOfTheLog(written: string): Outcome | undefined {
  return meant.get(spelt(written))
}

/** Why a row's outcome cannot be taken; undefined where it can. */
export function faultOfOutcome({ outcome }: Readonly<Record<string, string>>): string | undefined {
  if (outcome === undefined || outcomeOfTheLog(outcome) !== undefined) return undefined
  return `The outcome is "${outcome.slice(0, 40)}"; it must be ${outcomes.slice(0, -1).join(', ')} or ${outcomes.at(-1)}, also as the app says it in any of its languages`
}
