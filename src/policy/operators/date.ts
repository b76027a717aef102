// DateEquals and its kin: "W3C implementations of the ISO 8601 date formats or epoch (UNIX) time".
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
// https://www.w3.org/TR/NOTE-datetime

import { type CompiledValue, constant, never } from './compiled-value.ts'
import { type Comparison, compare } from './numeric.ts'
import { rememberLast } from './remember-last.ts'

/** What is no date equals nothing and is neither before nor after. */
export function date(wanted: string, comparison: Comparison): CompiledValue {
  const limit = readDate(wanted)
  if (limit === undefined) return never
  return constant(value => {
    const instant = askedDate(value)
    return instant !== undefined && compare(instant, limit, comparison)
  })
}

const w3c = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/** Milliseconds since 1970. Four digits are a year, other digits seconds since 1970; a time without a zone is UTC. */
export function readDate(text: string): number | undefined {
  const match = w3c.exec(text)
  if (!match) return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : undefined
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone] =
    match
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  // What is no day of the calendar would otherwise run over into the next month.
  if (new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() !== Number(day)) return undefined
  const instant = Date.parse(`${whole}${zone ?? 'Z'}`)
  return Number.isNaN(instant) ? undefined : instant + Number(fraction) * 1000
}

const askedDate = rememberLast(readDate)
