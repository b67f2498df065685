import { type Command, InvalidArgumentError } from 'commander'
import { budget } from '../../api/budget.ts'
import type { Answer } from '../../api/parts/operation.ts'
import { dollars } from '../../core/money.ts'
import { createClient } from '../client.ts'
import { monthLine } from '../costs.ts'
import { print, say } from '../output.ts'

/** What an office means to spend in a month on networks that take money, and how its months stand. */
export function addBudgetCommands(program: Command): void {
  const commands = program.command('budget').description('what a month of posts costs an office: show, set')

  commands
    .command('show')
    .description('how a month stands')
    .argument('<office>')
    .option('--month <month>', 'a calendar month such as 2026-11; the present one when absent')
    .option('--json')
    .action(async (id: string, { month }: { month?: string }, command: Command) => {
      const input = { params: { id }, query: { month } }
      showMonth(command, await createClient(command).call(budget.show, input))
    })

  commands
    .command('set')
    .description('set the budget of a calendar month; passing it warns and holds nothing back')
    .argument('<office>')
    .argument('<dollars>', 'US dollars, such as 50 or 12.50, or "none"', milliDollarsOf)
    .option('--json')
    .action(async (id: string, monthMilliDollars: number | null, _options: unknown, command: Command) => {
      const input = { params: { id }, body: { monthMilliDollars } }
      showMonth(command, await createClient(command).call(budget.set, input))
    })
}

function showMonth(command: Command, month: Answer<typeof budget.show>): void {
  print(command, month, () => [
    monthLine(month),
    `  sent ${dollars(month.sentMilliDollars)}, scheduled ${dollars(month.scheduledMilliDollars)}, reads ${dollars(month.readsMilliDollars)}`,
  ])
  if (month.warning) say(month.warning)
}

/** '12.50' → 12500, 'none' → null. */
function milliDollarsOf(text: string): number | null {
  if (text === 'none') return null
  if (/^\d{1,7}(\.\d{1,3})?$/.test(text)) return Math.round(Number(text) * 1000)
  throw new InvalidArgumentError('US dollars such as 50 or 12.50, or "none", are allowed.')
}
