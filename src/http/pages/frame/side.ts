import { type Html, html } from './html.ts'
import { mark } from './icons.ts'
import { say, type View } from './view.ts'

/** The navy side of wide screens: what a dateline is, in every language that the screens speak. */
export function side(view: View): Html {
  return html`<aside class="side" aria-label="Dateline">
<span class="wordmark">${mark('32')} Dateline</span>
<div class="datelines">${datelines.map(line)}</div>
<p class="foot">${say(view, 'frame.motto')}</p>
</aside>`
}

type Dateline = readonly [lang: string, dir: 'ltr' | 'rtl', place: string, news: string]

const datelines: readonly Dateline[] = [
  ['en', 'ltr', 'Islamabad', 'Ask for the licence number before you pay.'],
  ['ur', 'rtl', 'لاہور', 'سفر سے پہلے اپنا معاہدہ اپنی زبان میں پڑھیں۔'],
  ['ar', 'rtl', 'بغداد', 'استشارة مجانية وسرّية قبل أن تقرّروا السفر.'],
  ['bn', 'ltr', 'ঢাকা', 'বিদেশ যাওয়ার আগে বিনা খরচে প্রশিক্ষণ নিন।'],
  ['fa-AF', 'rtl', 'کابل', 'پیش از سفر، راه‌های قانونی را بشناسید.'],
  ['ps', 'rtl', 'کندهار', 'له سفر مخکې خپل حقونه وپېژنئ.'],
  ['en', 'ltr', 'Vienna', 'Where your diploma is recognised, step by step.'],
]

function line([lang, dir, place, news]: Dateline): Html {
  return html`<p lang="${lang}" dir="${dir}"><b>${place}</b> — ${news}</p>`
}
