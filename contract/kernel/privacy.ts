import { z } from 'zod'

/** 公开, 内部, 敏感, 高敏: who may see a field, from everybody to a few. */
export const PrivacyClass = z.enum(['public', 'internal', 'sensitive', 'secret'])
export type PrivacyClass = z.infer<typeof PrivacyClass>

/** Whether a person cleared for one class may see a field of the other. */
export function isCleared(clearance: PrivacyClass, field: PrivacyClass): boolean {
  return PrivacyClass.options.indexOf(field) <= PrivacyClass.options.indexOf(clearance)
}

/** The most closed of these classes; `public` of none. */
export function highestClearance(classes: readonly PrivacyClass[]): PrivacyClass {
  return classes.reduce((highest, one) => (isCleared(highest, one) ? highest : one), 'public')
}

/** The most open of these classes; `public` of none. */
export function lowestClearance(classes: readonly PrivacyClass[]): PrivacyClass {
  return PrivacyClass.options.find((one) => classes.includes(one)) ?? 'public'
}
