/* SPDX-License-Identifier: Apache-2.0 */
/* CRC-32 (ISO 3309, polynomial 0xEDB88320 reflected): finds corruption, is no security. */
#ifndef CHARTE_CHECKSUM_H
#define CHARTE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

static inline uint32_t checksum_crc32(const void *bytes, size_t size) {
    /* The polynomial's remainders of the sixteen half-bytes. */
    static const uint32_t remainder[16] = {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
        0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
        0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    };
    const unsigned char *byte = bytes;
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < size; i++) {
        crc ^= byte[i];
        crc = remainder[crc & 15] ^ crc >> 4;
        crc = remainder[crc & 15] ^ crc >> 4;
    }
    return ~crc;
}

#endif
