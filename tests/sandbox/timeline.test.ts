import { describe, expect, it } from 'vitest'
import type { SandboxAccount, SandboxPost } from '../../src/sandbox/store.ts'
import { renderTimeline } from '../../src/sandbox/timeline/timeline.ts'
import { timelinePolicy } from '../../src/sandbox/timeline/timeline-style.ts'
import { openWorld } from '../networks/sandbox-world.ts'

const author: SandboxAccount = { network: 'x', externalId: '1', handle: 'mrc', name: 'MRC <Lahore>' }

function post(parts: Partial<SandboxPost> = {}): SandboxPost {
  const receivedAt = Date.parse('2026-11-23T09:00:00Z')
  return { network: 'x', id: '10', accountId: '1', text: 'Hello', media: [], receivedAt, ...parts }
}

const page = (...posts: SandboxPost[]) => renderTimeline(posts, [author], { mediaPath: '/sandbox/media/' })

describe('the timeline page', () => {
  it('escapes everything that came from outside', () => {
    const evil = '<script>alert(1)</script>" onload="x \' &'
    const html = page(
      post({ text: evil, media: [{ id: '"><img', altText: evil, contentType: 'image/png' }] }),
      post({ id: '11', network: 'facebook', link: 'javascript:alert(1)' }),
    )
    expect(html).not.toContain('<script')
    expect(html).not.toContain('" onload="')
    expect(html).not.toMatch(/href="javascript/i)
    expect(html).not.toContain('MRC <Lahore>')
  })

  it('has no script and loads nothing from elsewhere', () => {
    const html = page(
      post({
        text: 'See https://example.org/a',
        media: [{ id: '5', altText: 'A desk', contentType: 'image/png' }],
      }),
    )
    expect(html).not.toMatch(/<script|<link|@import|url\(|style="/)
    expect([...html.matchAll(/src="([^"]*)"/g)].map(([, address]) => address)).toEqual(['/sandbox/media/5'])
  })

  it.each([
    ['ur', 'دفتر میں مفت مشاورت'],
    ['ps', 'دلته وړیا مشوره ورکول کېږي'],
    ['fa-AF', 'دفتر مشوره چهارشنبه باز است'],
    ['ar', 'يفتح المكتب يوم الاثنين'],
    ['bn', 'পরামর্শ বিনামূল্যে'],
    ['en', 'The office is open'],
  ])('marks a text in %s with its language and lets it find its direction', (language, text) => {
    expect(page(post({ text }))).toContain(`<p class="text" dir="auto" lang="${language}">${text}</p>`)
  })

  it('keeps the parts of a thread together and in order', () => {
    const html = page(
      post(),
      post({ id: '11', text: 'Other' }),
      post({ id: '12', text: 'Second part', parent: '10' }),
    )
    expect(html).toContain('Thread of 2 posts')
    expect(html.indexOf('Hello')).toBeLessThan(html.indexOf('Second part'))
    expect(html.indexOf('Other')).toBeLessThan(html.indexOf('Hello'))
  })

  it('shows alt texts, also where there is no picture, and no deleted posts', () => {
    const media = [{ id: '5', altText: 'A desk', contentType: 'image/png' }]
    const html = renderTimeline([post({ media }), post({ id: '11', text: 'Gone', deletedAt: 1 })], [author])
    expect(html).toContain('A desk')
    expect(html).not.toContain('<img')
    expect(html).not.toContain('Gone')
  })

  it('has a column for Mastodon once an account is there', () => {
    expect(page(post())).not.toContain('Mastodon')
    const office = {
      network: 'mastodon' as const,
      externalId: '8@s.example',
      handle: 'mrc@s.example',
      name: 'M',
    }
    const toot = post({ network: 'mastodon', accountId: office.externalId, text: 'A toot' })
    const html = renderTimeline([toot], [author, office])
    expect(html).toContain('@mrc@s.example')
    expect(html).toContain('A toot')
  })

  it('is served at / and /sandbox of every network under its own policy', async () => {
    const { sandbox } = await openWorld()
    for (const origin of [sandbox.xOrigin, sandbox.facebookOrigin, sandbox.mastodonOrigin]) {
      for (const path of ['/', '/sandbox']) {
        const response = await fetch(origin + path)
        expect(response.headers.get('content-security-policy')).toBe(timelinePolicy)
        expect(await response.text()).toContain('sandbox data')
      }
    }
    await sandbox.close()
  })
})
