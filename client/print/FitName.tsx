import { useLayoutEffect, useRef, type JSX } from 'react';

/**
 * A name set as large as its box allows, from `most` down to `least` pt. Give it the name as `key`. Set before it is painted, again once the
 * font is here. Halved towards the size, so that a hundred names take a few hundred layouts.
 */
export function FitName({
  name,
  most,
  least,
  className,
}: {
  name: string;
  most: number;
  least: number;
  className: string;
}): JSX.Element {
  const words = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const fits = (size: number): boolean => {
      const name = words.current;
      const box = name?.parentElement;
      if (!name || !box) return true;
      name.style.fontSize = `${size}pt`;
      return name.scrollWidth <= box.clientWidth + 1 && name.offsetHeight <= box.clientHeight + 1;
    };
    const fit = (): void => {
      if (fits(most)) return;
      let [good, bad] = [least, most];
      while (bad - good > 1) {
        const middle = Math.floor((good + bad) / 2);
        if (fits(middle)) good = middle;
        else bad = middle;
      }
      fits(good);
    };
    fit();
    void document.fonts.load('600 40px "Fira Sans"').then(fit);
  }, [most, least]);
  return (
    <h2 ref={words} className={className} dir="auto">
      {name}
    </h2>
  );
}
