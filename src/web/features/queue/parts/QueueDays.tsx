import { useDayHeading } from '../../../shared/times/day-heading.ts'
import type { QueuePost } from '../api/queue-posts.ts'
import classes from './QueueDays.module.css'
import { QueueRow } from './QueueRow.tsx'

/** Posts in the order given, under their days; each day is that of the post's own office. */
export function QueueDays({ posts }: { posts: readonly QueuePost[] }) {
  const headingOf = useDayHeading()
  const days = Map.groupBy(posts, ({ local }) => local.slice(0, 10))
  return (
    <div className={classes.days}>
      {[...days].map(([day, ofDay]) => {
        const [first] = ofDay
        if (!first) return null
        const { word, day: date } = headingOf(first.dueAt, first.zone)
        return (
          <section key={day} aria-labelledby={`day-${day}`}>
            <h2 id={`day-${day}`} className={classes.heading}>
              {word ? (
                <>
                  {word} <span className={classes.date}>{date}</span>
                </>
              ) : (
                date
              )}
            </h2>
            <ul className={classes.list}>
              {ofDay.map(post => (
                <QueueRow key={post.id} post={post} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
