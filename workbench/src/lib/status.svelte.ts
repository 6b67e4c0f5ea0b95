/** What is known of the archive on every page: its name, who is here, what may be chosen from. */

import { ask } from "./api";
import type { ArchiveStatus, Role } from "./types";

export const archive = $state<{ status: ArchiveStatus | null; error: unknown }>({ status: null, error: null });

/** Asks for it anew: at the start, and after something was taken in. */
export async function refresh() {
  try {
    archive.status = await ask<ArchiveStatus>("/api/status");
    archive.error = null;
  } catch (error) {
    archive.error = error;
  }
}

const RANK: Role[] = ["read", "judge", "admin"];
export function may(role: Role): boolean {
  const user = archive.status?.user;
  return !!user && RANK.indexOf(user.role) >= RANK.indexOf(role);
}

function plain(name: string): string {
  const words = name.replaceAll("_", " ").replaceAll("-", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A type and its mode in words: "Assault, aerial". */
export function typeLabel(type: string, mode = ""): string {
  const known = archive.status?.types.find((one) => one.name === type);
  const label = known?.label || plain(type);
  if (!mode) return label;
  return `${label}, ${(known?.modes.find((one) => one.name === mode)?.label || plain(mode)).toLowerCase()}`;
}
