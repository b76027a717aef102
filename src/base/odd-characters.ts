// Characters that nobody sees, or takes for others: what they are called, and what was meant.

/** What one odd character is. */
export interface OddCharacter {
  /** In words, to be read after "a" or "an": `no-break space`. */
  readonly name: string
  /** What to write instead; empty where nothing was meant. */
  readonly plain: string
  /**
   * `blank`: white space other than the plain blank. `invisible`: takes no room at all. `look-alike`: a letter, digit or
   * sign that looks like one of ASCII. `typographic`: quotation marks and dashes of word processors.
   */
  readonly kind: 'blank' | 'invisible' | 'look-alike' | 'typographic'
}

const named: ReadonlyMap<number, readonly [kind: OddCharacter['kind'], plain: string, name: string]> =
  new Map([
    [0x09, ['blank', ' ', 'tab']],
    [0x0a, ['blank', ' ', 'line break']],
    [0x0d, ['blank', ' ', 'carriage return']],
    [0x85, ['blank', ' ', 'next-line control character']],
    [0xa0, ['blank', ' ', 'no-break space']],
    [0xad, ['invisible', '', 'soft hyphen']],
    [0x34f, ['invisible', '', 'grapheme joiner']],
    [0x61c, ['invisible', '', 'Arabic letter mark']],
    [0x1680, ['blank', ' ', 'ogham space']],
    [0x180e, ['invisible', '', 'Mongolian vowel separator']],
    [0x200b, ['invisible', '', 'zero-width space']],
    [0x200c, ['invisible', '', 'zero-width non-joiner']],
    [0x200d, ['invisible', '', 'zero-width joiner']],
    [0x2010, ['typographic', '-', 'typographic hyphen']],
    [0x2011, ['typographic', '-', 'non-breaking hyphen']],
    [0x2012, ['typographic', '-', 'figure dash']],
    [0x2013, ['typographic', '-', 'en dash']],
    [0x2014, ['typographic', '-', 'em dash']],
    [0x2018, ['typographic', '', 'curly quotation mark']],
    [0x2019, ['typographic', '', 'curly quotation mark']],
    [0x201a, ['typographic', '', 'low quotation mark']],
    [0x201c, ['typographic', '', 'curly quotation mark']],
    [0x201d, ['typographic', '', 'curly quotation mark']],
    [0x201e, ['typographic', '', 'low quotation mark']],
    [0xab, ['typographic', '', 'angular quotation mark']],
    [0xbb, ['typographic', '', 'angular quotation mark']],
    [0x2028, ['blank', ' ', 'line separator']],
    [0x2029, ['blank', ' ', 'paragraph separator']],
    [0x202f, ['blank', ' ', 'narrow no-break space']],
    [0x205f, ['blank', ' ', 'mathematical space']],
    [0x2060, ['invisible', '', 'word joiner']],
    [0x2212, ['typographic', '-', 'minus sign']],
    [0x2217, ['look-alike', '*', 'asterisk operator that looks like "*"']],
    [0x2236, ['look-alike', ':', 'ratio sign that looks like ":"']],
    [0x3000, ['blank', ' ', 'ideographic space']],
    [0xfeff, ['invisible', '', 'byte order mark']],
  ])

// The look-alikes of two alphabets, each beside its Latin letter.
const cyrillic = 'аa еe оo рp сc хx уy іi ѕs јj ԁd ӏl һh ԛq ԝw АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЅS ЈJ'
const greek = 'οo αa ιi κk νv ρp υu χx ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'

const latinOf = new Map<string, readonly [alphabet: string, latin: string]>()
for (const [alphabet, pairs] of [
  ['Cyrillic', cyrillic],
  ['Greek', greek],
] as const) {
  for (const pair of pairs.split(' ')) latinOf.set(pair.charAt(0), [alphabet, pair.charAt(1)])
}

/** What is odd about a character; undefined for one that is what it looks like. A plain blank is not odd. */
export function oddCharacter(character: string): OddCharacter | undefined {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x7f) return undefined
  const entry = named.get(code)
  if (entry) return { kind: entry[0], plain: entry[1], name: entry[2] }
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return invisible('control character')
  if (code >= 0x2000 && code <= 0x200a) return { kind: 'blank', plain: ' ', name: 'typographic space' }
  if (/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character)) return invisible('text direction mark')
  if (code >= 0xff01 && code <= 0xff5e) {
    const plain = String.fromCharCode(code - 0xfee0)
    return { kind: 'look-alike', plain, name: `full-width "${plain}"` }
  }
  const latin = latinOf.get(character)
  if (!latin) return undefined
  const [alphabet, plain] = latin
  return { kind: 'look-alike', plain, name: `${alphabet} letter that looks like "${plain}"` }
}

function invisible(name: string): OddCharacter {
  return { kind: 'invisible', plain: '', name }
}

/** `U+00A0`, as standards name a character. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
