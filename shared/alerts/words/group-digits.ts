// Large numbers as people read them.

/** `1234567` as `1,234,567`; beyond 15 digits, as IPv6 has them, as a power of ten. */
export function groupDigits(digits: string): string {
  if (digits.length > 15) return `${digits[0]}.${digits[1]}e${digits.length - 1}`;
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
