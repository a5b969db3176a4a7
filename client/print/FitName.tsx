import { useLayoutEffect, useRef, type JSX } from 'react';

/** A name set as large as its box allows, from `most` down to `least` pt. Give it the name as `key`. Set before it is painted, again once the font is here. */
export function FitName({
  name,
  most,
  least,
}: {
  name: string;
  most: number;
  least: number;
}): JSX.Element {
  const words = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const fit = (): void => {
      const box = words.current?.parentElement;
      if (!words.current || !box) return;
      for (let size = most; size >= least; size -= 1) {
        words.current.style.fontSize = `${size}pt`;
        if (
          words.current.scrollWidth <= box.clientWidth + 1 &&
          words.current.offsetHeight <= box.clientHeight + 1
        )
          return;
      }
    };
    fit();
    void document.fonts.load('600 40px "Fira Sans"').then(fit);
  }, [most, least]);
  return (
    <h2 ref={words} className="tent-name" dir="auto">
      {name}
    </h2>
  );
}
