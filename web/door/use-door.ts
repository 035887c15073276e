import { useEffect, useRef, useState } from "react";
import { v4 as newKey } from "uuid";
import type { CoreApi } from "../../contract/api.ts";
import type { Answered } from "../../contract/endpoint.ts";
import { notePressed } from "../api/pressed.ts";
import { ApiProblem } from "../api/problem.ts";
import { enter, send } from "../start/open-demo.ts";

export type Door = Answered<CoreApi["GET /demo-links/door/:code"]>;

const PREPARING_MS = 1_500;
const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem(0, "other", "", {});

/** What a link's page says; a problem where it cannot be known. */
export function useDoor(code: string) {
  const [door, setDoor] = useState<Door>();
  const [problem, setProblem] = useState<ApiProblem>();
  const look = () =>
    send("GET /demo-links/door/:code", { params: { code } })
      .then((it) => {
        setProblem(undefined);
        setDoor(it);
      })
      .catch((error: unknown) => setProblem(asProblem(error)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    void look();
  }, [code]);
  return { door, problem, look };
}

interface Brought {
  readonly passcode?: string;
  readonly email?: string;
}

/** Presses the button, once however often it is pressed; while today's data are made it is pressed again. */
export function useRedeem(code: string, onRefused: () => void) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const key = useRef(newKey());
  const redeem = async (brought: Brought): Promise<void> => {
    setIsBusy(true);
    setProblem(undefined);
    notePressed();
    try {
      for (;;) {
        const answer = await send(
          "POST /demo-links/redeem",
          { body: { code, ...brought } },
          { key: key.current },
        ).catch((error: unknown) => asProblem(error));
        if (!(answer instanceof ApiProblem)) return enter(answer.id);
        if (answer.code !== "not_ready") throw answer;
        setProblem(answer);
        await new Promise((resolve) => setTimeout(resolve, PREPARING_MS));
      }
    } catch (error) {
      // What was refused is another request the next time.
      if (asProblem(error).code !== "offline") key.current = newKey();
      setProblem(asProblem(error));
      setIsBusy(false);
      onRefused();
    }
  };
  return { redeem, isBusy, problem };
}
