import { useMutation } from '@tanstack/react-query'

/**
 * A dry run of what the fields of a dialog say. What it found counts for these fields alone: with any other choice, however
 * it came about, it is as if none had been made, also where its answer comes later.
 * @param fields What the fields say, as text.
 * @param tryOut Asks the server; changes nothing. Throws Problem.
 */
export function useTrial<Found>(fields: string, tryOut: () => Promise<Found>) {
  const { mutate, data, error, isPending, variables } = useMutation({
    mutationFn: (_fields: string) => tryOut(),
  })
  const isOfThese = variables === fields
  return {
    run: () => mutate(fields),
    isPending: isOfThese && isPending,
    found: isOfThese ? data : undefined,
    error: isOfThese ? error : null,
  }
}
