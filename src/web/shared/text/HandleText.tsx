import { Fragment } from 'react'
import { Ltr } from './Ltr.tsx'

/** A handle; where it is too long for its place, `@mrc_istanbul@social.example` goes on in a new line before its server. */
export function HandleText({ children, className }: { children: string; className?: string | undefined }) {
  const [first = '', ...servers] = children.split(/(?<=.)(?=@)/)
  return (
    <Ltr {...(className === undefined ? {} : { className })}>
      {first}
      {servers.map(server => (
        <Fragment key={server}>
          <wbr />
          {server}
        </Fragment>
      ))}
    </Ltr>
  )
}
