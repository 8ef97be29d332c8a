import { commonTexts } from '#sites/texts/common.ts'

// Said while typing; the server checks again and has the last word.

export function checkRequired(typed: string): string | null {
  return typed.trim() === '' ? commonTexts.required : null
}

export function checkMail(typed: string): string | null {
  const mail = typed.trim()
  return mail === '' || /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(mail)
    ? null
    : commonTexts.mailIncomplete
}

export function checkPhone(typed: string): string | null {
  const phone = typed.trim()
  return phone === '' || /^\+?[0-9][0-9 ().-]{3,24}$/.test(phone) ? null : commonTexts.phoneUnclear
}
