import classes from './Wordmark.module.css'

/** The mark, three lines of which the second is the dateline's colour; beside it the name, on wide screens. */
export function Wordmark({ isMarkOnly }: { isMarkOnly?: true }) {
  return (
    <span className={classes.wordmark} dir="ltr">
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
        <rect width="28" height="28" rx="6" fill="#0b3d6e" />
        <g strokeWidth="2.6" strokeLinecap="round">
          <path d="M8 8.5h6" stroke="#fff" />
          <path d="M8 14h12" stroke="#ffc24a" />
          <path d="M8 19.5h9" stroke="#fff" />
        </g>
      </svg>
      {!isMarkOnly && <span className={classes.name}>Dateline</span>}
    </span>
  )
}
