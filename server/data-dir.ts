import { access, constants, mkdir } from "node:fs/promises";
import path from "node:path";
import { ConfigMistakes } from "./config.ts";

/**
 * Makes `DATA_DIR` where it is missing, folder by folder: asked for all at once, Node tries for ever on file systems where nothing can be made.
 *
 * @throws ConfigMistakes when it cannot be made or written
 */
export async function openDataDir(dataDir: string): Promise<void> {
  try {
    const parts = path.resolve(dataDir).split(path.sep);
    for (let length = 2; length <= parts.length; length += 1)
      await mkdir(parts.slice(0, length).join(path.sep)).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST")
          await access(parts.slice(0, length).join(path.sep)).catch(() => Promise.reject(error));
      });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ConfigMistakes([`DATA_DIR: ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code})`]);
  }
}
