import { type Html, html, nothing, when } from './html.ts'
import { icons } from './icons.ts'
import { say, type View } from './view.ts'

/** Something that was done, as the first thing on the page. */
export function note(sentence: Html): Html {
  return html`<p class="note" role="status">${icons.check}<span>${sentence}</span></p>`
}

/** What was wrong, as the first thing on the page; a script of ours is not needed for readers to hear it. */
export function fault(sentence: Html | undefined): Html {
  return sentence
    ? html`<div class="fault" id="fault" role="alert">${icons.warning}<div>${sentence}</div></div>`
    : nothing
}

interface Field {
  id: string
  label: Html
  hint?: Html
  type?: string
  value?: string
  /** Every other attribute, as it stands in the page. */
  more?: Html
  /** What is wrong with it. */
  fault?: Html | undefined
}

/** A labelled text field; what is wrong with it stands under it and is read with it. */
export function field({ id, label, hint, type = 'text', value = '', more = nothing, fault }: Field): Html {
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return html`<div class="field">
<label for="${id}">${label}</label>
${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
<input id="${id}" name="${id}" type="${type}" value="${value}" ${more}${when(described, () => html` aria-describedby="${described}"`)}${when(fault, () => html` aria-invalid="true"`)}>
${fault ? html`<span class="field-fault" id="${id}-fault">${fault}</span>` : nothing}
</div>`
}

/** A password, with a button to look at it that the script of the page unveils. */
export function passwordField(
  view: View,
  {
    id,
    label,
    hint,
    more = nothing,
    fault,
    name = 'password',
  }: Omit<Field, 'type' | 'value'> & { name?: string },
): Html {
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  const [show, hide] = [say(view, 'signIn.showPassword'), say(view, 'signIn.hidePassword')]
  return html`<div class="field">
<label for="${id}">${label}</label>
${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
<div class="with-button">
<input class="ltr" id="${id}" name="${name}" type="password" ${more}${when(described, () => html` aria-describedby="${described}"`)}${when(fault, () => html` aria-invalid="true"`)}>
<button class="peek" type="button" aria-pressed="false" aria-controls="${id}" data-show="${show}" data-hide="${hide}" aria-label="${show}" hidden><span class="on">${icons.eye}</span><span class="off">${icons.eyeOff}</span></button>
</div>
${fault ? html`<span class="field-fault" id="${id}-fault">${fault}</span>` : nothing}
</div>`
}
