import { type ComponentType, createElement, lazy, Suspense } from 'react'
import { LoadingRows } from '../feedback/LoadingRows.tsx'
import { Page } from './Page.tsx'

/**
 * A whole page whose code is fetched once it is opened. Until it is there, its title stands as the heading, so that it is
 * never without one; where it cannot be fetched, the page of the frame says so, and another attempt fetches it again.
 */
export function laterPage<Props extends { title: string }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let Part = fetched()
  function fetched(): ComponentType<Props> {
    return lazy(async () => {
      try {
        return { default: await load() }
      } catch (thrown) {
        // What is lazy keeps its first failure for good.
        Part = fetched()
        throw thrown
      }
    })
  }
  return props => (
    <Suspense
      fallback={
        <Page title={props.title}>
          <LoadingRows rows={6} />
        </Page>
      }
    >
      {createElement(Part, props)}
    </Suspense>
  )
}
