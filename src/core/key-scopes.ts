/** What an API key can be made for: the areas of policy.ts that a program may use, to read or to write as well. */
export const keyScopes = [
  'news:read',
  'news:write',
  'posts:read',
  'posts:write',
  'offices:write',
  'channels:read',
  'channels:write',
  'budget:write',
  'projects:write',
  'topics:write',
  'handles:write',
  'outreach:read',
  'outreach:write',
  'exports:write',
  'audit:read',
] as const
export type KeyScope = (typeof keyScopes)[number]
