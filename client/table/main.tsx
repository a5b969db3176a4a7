import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
