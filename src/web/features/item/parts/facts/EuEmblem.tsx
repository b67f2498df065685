const turns = Array.from({ length: 12 }, (_, hour) => hour * 30)

/** The emblem of the European Union: twelve gold stars in a ring on blue (Official Journal C 271/5, 2012). */
export function EuEmblem() {
  return (
    <svg width="30" height="20" viewBox="0 0 810 540" aria-hidden="true" focusable="false">
      <rect width="810" height="540" fill="#039" />
      {turns.map(turn => (
        <path
          key={turn}
          d="M0-30 6.7-9.3h21.8L10.9 3.5l6.7 20.8L0 11.5l-17.6 12.8 6.7-20.8-17.6-12.8h21.8z"
          transform={`translate(405 270) rotate(${turn}) translate(0 -180) rotate(${-turn})`}
          fill="#fc0"
        />
      ))}
    </svg>
  )
}
