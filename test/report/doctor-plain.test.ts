// A run in lines, as somebody reads it: from recorded runs.

import { describe, expect, it } from 'vitest'
import type { DoctorEvent } from '../../src/doctor/events.ts'
import { viewsOf } from '../helpers/doctor-views.ts'
import { readStory, storyNames } from '../helpers/read-story.ts'

const plainOf = (events: readonly DoctorEvent[]) => viewsOf(events)['plain'] ?? ''

describe.each(storyNames)('%s', name => {
  const lines = plainOf(readStory(name).events).trimEnd().split('\n')

  it('says nothing twice in one step', () => {
    const steps = lines.map((line, row) => (/^\d\/\d /.test(line) ? row : -1)).filter(row => row >= 0)
    for (const [index, from] of steps.entries()) {
      const own = lines.slice(from, steps[index + 1] ?? lines.length - 1)
      const said = own.map(line => line.trim()).filter(line => line.length > 8)
      expect(said.filter((line, row) => said.findIndex(one => one.includes(line)) < row)).toEqual([])
    }
  })

  it('gives no time to what was not done', () => {
    expect(lines.filter(line => / skipped +\d/.test(line))).toEqual([])
  })
})

it('sends who reads of a step that fails for the reason of another to that one', () => {
  const text = plainOf(readStory('iam-auth-off-mysql').events)
  const [, user = ''] = text.split('6/6 Database user')
  expect(user).toContain("Plugin 'AWSAuthenticationPlugin' is not loaded")
  expect(user).toContain('First mend what stands at IAM auth enabled.')
  expect(user).not.toMatch(/Ruled out|fix:/)
})

it('has the sentence of a database where its code is a number', () => {
  const text = plainOf(readStory('connect-not-granted').events)
  expect(text).toMatch(/6\/6 Database user +FAILED .*PAM authentication failed for user "app"/)
  expect(text).toMatch(/fix: Add to the policies of/)
})
