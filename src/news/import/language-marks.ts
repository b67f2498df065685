import type { Language } from '../../core/language.ts'
import { foldKey } from '../../core/text/fold-key.ts'

const small = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).map(foldKey))

/** Small words that stand in nearly every sentence of a language and in few of its neighbours'. */
export const functionWords: Record<Exclude<Language, 'bn'>, ReadonlySet<string>> = {
  en: small(
    'the of and to is are for with from by on this that will be has have our your you we at it as not or their they who can all more about please how when where what into its were been but',
  ),
  ur: small(
    'کا کی کے ہے ہیں میں سے کو نے اور پر یہ وہ کر کرنے کریں گا گی گے تھا تھی تھے ایک اس ان جو لیے لئے بھی تک ہوا ہوئی ہوئے ہو رہا رہی رہے آپ ہم نہیں کیا',
  ),
  ar: small(
    'في من على إلى عن أن إن هذا هذه التي الذي الذين مع كل بعد قبل قد تم هو هي كان كانت يكون غير بين حول لدى ذلك أو ثم حتى لم لن ليس يمكن جميع عند أي كما هل',
  ),
  prs: small(
    'در به از که را این با است برای ما شما هر می شود کنید شد شده بود تا یا خود نمی ها های آن اند دارد دارند کند کنند باشد نیست هستند هم بر یک',
  ),
  ps: small(
    'د په چې او له ته دی ده کې سره لپاره دا دې شي شو کړئ کړي يې تر باندې هغه خپل خپله کوي کېږي دي نه مو موږ تاسو تاسې وي ول وو څخه پورې',
  ),
}

/** Letters and beginnings that only one of the languages in Arabic script writes. */
export const ownLetters: Record<'ur' | 'ar' | 'prs' | 'ps', RegExp> = {
  ur: /[ٹڈڑںےہھ]/,
  ar: /[ةأإ]|^(?:و|ب|ف|ك)?ال\p{L}{3}|^لل\p{L}{3}/u,
  prs: /^ن?می\u200c|\u200cها(?:ی)?$/,
  ps: /[ټډړږښځڅڼېۍ]/,
}

/** Letters of languages that are not ours: Kurdish, Sindhi, Uyghur; Assamese. */
export const foreignLetters = {
  arabic: /[ڵڕۆێەڀٺٽڦڄڃڇڊڏڌڳڱڻۇۈۋڭ]/,
  bengali: /[ৰৱ]/,
}
