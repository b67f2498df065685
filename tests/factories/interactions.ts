interface Interactions {
  (act: Promise<void>): Promise<void>
  count: number
}

/** Counts what a person does: each field filled, each control pressed. */
export function interactions(): Interactions {
  const done = Object.assign(
    async (act: Promise<void>) => {
      await act
      done.count += 1
    },
    { count: 0 },
  )
  return done
}
