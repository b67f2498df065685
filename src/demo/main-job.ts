import { onceAsked } from '../assembly/process.ts'
import type { DemoArguments } from './arguments.ts'
import { actorOf } from './demo-people.ts'
import { drawOutreach } from './draw-outreach.ts'
import { measureAll } from './measure-posts.ts'
import { type OpenDemo, openDemo } from './open-demo.ts'
import { createProgress, type Progress } from './progress.ts'
import { approveAll, importPage, planAll, waitForPosts } from './publish-news.ts'
import { type DemoReport, reportedItem, reportedPost, summarise, writeReport } from './report.ts'
import { createStopwatch } from './stopwatch.ts'

/** As a shell gives for a program that Ctrl-C ended. */
const stoppedExit = 130

/** Ctrl-C closes what is open and ends the process; what fails meanwhile, because it was closed, is not reported. */
export async function untilStopped(input: DemoArguments): Promise<void> {
  const progress = createProgress()
  let demo: OpenDemo | undefined
  let isStopping = false
  onceAsked(async () => {
    isStopping = true
    progress.done()
    process.stderr.write('dateline: Stopped; the same command goes on where it stopped.\n')
    await demo?.close()
  }, stoppedExit)
  try {
    progress.stage('start', 1)
    demo = await openDemo(input.out, { logLevel: 'error' })
    progress.done()
    await doTheMainJob(demo, input, progress)
  } catch (thrown) {
    if (isStopping) await new Promise(() => undefined)
    await demo?.close()
    throw thrown
  }
}

async function doTheMainJob(
  { core, people, close }: OpenDemo,
  { bytes, name, out }: DemoArguments,
  progress: Progress,
): Promise<void> {
  const stopwatch = createStopwatch()
  stopwatch.lap('start')

  const author = actorOf(people, 'author')
  const approver = actorOf(people, 'approver')
  const items = await importPage(core, { author, bytes, name })
  progress.stage('approve', items.length)
  await approveAll(core, items, { author, approver }, progress)
  progress.done()
  stopwatch.lap('import')

  const posts = await planAll(core, items, author)
  progress.stage('publish', posts.length)
  const published = await waitForPosts(core, items, progress)
  progress.done()
  stopwatch.lap('publish')

  progress.stage('measure', posts.length)
  const samples = await measureAll(core, published, progress)
  progress.done()
  stopwatch.lap('metrics')

  const infographics = await drawOutreach(
    core,
    { analyst: actorOf(people, 'analyst'), author },
    out,
    progress,
  )
  stopwatch.lap('infographics')

  const report: DemoReport = {
    items: await Promise.all(items.map(item => reportedItem(core.database.db, approver, item.newsItemId))),
    posts: published.map(reportedPost),
    samples,
    infographics,
    seconds: stopwatch.seconds(),
  }
  writeReport(out, report)
  await close()
  process.stdout.write(`\n${summarise(report, out)}\n`)
}
