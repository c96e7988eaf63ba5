"""Pictures of pages (PBM, one bit a dot) as a PDF without any text, as a scanner writes it."""
import sys
import zlib

A4 = "0 0 595.32 841.92"


def read_pbm(path):
    data = open(path, "rb").read()
    magic, width, height, bits = data.split(maxsplit=3)
    assert magic == b"P4", path
    # One white space parts the head from the bits; split() may have eaten more of them.
    size = (int(width) + 7) // 8 * int(height)
    return int(width), int(height), data[-size:]


def make(pictures, path):
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None]
    kids = []
    for picture in pictures:
        width, height, bits = read_pbm(picture)
        packed = zlib.compress(bits, 9)
        draw = b"q 595.32 0 0 841.92 0 0 cm /Im Do Q"
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{A4}] /Contents {number + 1} 0 R"
            f" /Resources << /XObject << /Im {number + 2} 0 R >> >> >>")
        objects.append((f"<< /Length {len(draw)} >>", draw))
        objects.append((
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray"
            f" /BitsPerComponent 1 /Decode [1 0] /Filter /FlateDecode /Length {len(packed)} >>", packed))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode()
        if isinstance(body, tuple):
            out += body[0].encode() + b"\nstream\n" + body[1] + b"\nendstream"
        else:
            out += body.encode()
        out += b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    with open(path, "wb") as file:
        file.write(out)


if __name__ == "__main__":
    make(sys.argv[2:], sys.argv[1])
